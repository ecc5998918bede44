; Installer for Windows, for Inno Setup 6.
;
; UNTESTED: written from the documentation; neither PyInstaller's folder nor this script has been run on Windows.
;   py run.py --version
;   py packaging\build.py bundle
;   iscc packaging\windows\modelbrowser.iss
; Test at least: start from the menu, a modelbrowser:// link, a second start, removal, a user name with spaces.

#define Version "0.1.0"

[Setup]
AppId=modelbrowser
AppName=modelbrowser
AppVersion={#Version}
DefaultDirName={autopf}\modelbrowser
DefaultGroupName=modelbrowser
DisableProgramGroupPage=yes
; for this person only, so that no administrator is asked
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\icons\modelbrowser.ico
UninstallDisplayIcon={app}\modelbrowser.exe
OutputDir=..\..\dist
OutputBaseFilename=modelbrowser-{#Version}-setup
Compression=lzma2/max
SolidCompression=yes
ChangesAssociations=yes

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"

[Files]
Source: "..\..\dist\modelbrowser\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\modelbrowser"; Filename: "{app}\modelbrowser.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\modelbrowser"; ValueType: string; ValueData: "URL:modelbrowser"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\modelbrowser"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\modelbrowser\shell\open\command"; ValueType: string; ValueData: """{app}\modelbrowser.exe"" open ""%1"""
Root: HKA; Subkey: "Software\Classes\.mbcatalog"; ValueType: string; ValueData: "modelbrowser.catalog"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\modelbrowser.catalog"; ValueType: string; ValueData: "modelbrowser catalog"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\modelbrowser.catalog\shell\open\command"; ValueType: string; ValueData: """{app}\modelbrowser.exe"" open ""%1"""

[Run]
Filename: "{app}\modelbrowser.exe"; Description: "{cm:LaunchProgram,modelbrowser}"; Flags: nowait postinstall skipifsilent
